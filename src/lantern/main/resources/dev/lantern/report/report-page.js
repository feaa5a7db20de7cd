'use strict';
// The page around the worklist. Every word of the data becomes text by textContent: none of it is ever markup.

const summary = JSON.parse(document.getElementById('summary-data').textContent);
const table = JSON.parse(document.getElementById('row-data').textContent);
const byId = id => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';
const whole = new Intl.NumberFormat('en');

// An element with attributes and children; words become text.
function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') element.addEventListener('click', value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

const probability = value => value.toFixed(3);

// A probability beside its threshold: with as many digits as tell the two apart, six at most.
function besides(value, threshold) {
  let digits = 3;
  while (digits < 6 && value !== threshold && value.toFixed(digits) === threshold.toFixed(digits)) digits++;
  return [value.toFixed(digits), threshold.toFixed(digits)];
}

const percent = value => (value * 100).toFixed(1) + ' %';
const files = count => whole.format(count) + (count === 1 ? ' file' : ' files');
const images = count => whole.format(count) + (count === 1 ? ' image' : ' images');
const utc = words => words.replace('T', ' ').replace('Z', ' UTC');

function duration(seconds) {
  if (seconds < 60) return seconds.toFixed(1) + ' s';
  const rounded = Math.round(seconds);
  const parts = [Math.floor(rounded / 3600) + ' h', Math.floor(rounded / 60) % 60 + ' min', rounded % 60 + ' s'];
  return (rounded < 3600 ? parts.slice(1) : parts.slice(0, 2)).join(' ');
}

function energy(joules) {
  if (joules >= 3.6e6) return (joules / 3.6e6).toFixed(2) + ' kWh';
  if (joules >= 1e4) return (joules / 1e3).toFixed(1) + ' kJ';
  return joules.toFixed(joules < 10 ? 2 : 0) + ' J';
}

function facts(pairs) {
  const list = el('dl');
  for (const [name, value] of pairs) list.append(el('dt', {}, name), el('dd', {}, value));
  return list;
}

function showHead() {
  byId('subtitle').textContent = `${summary.program} · finished ${utc(summary.run.ended)} · ${summary.run.inputs.join(', ')}`;
  byId('made-by').textContent = `Made by ${summary.program} from ${files(summary.counts.found)}.`;
  document.title = `Batch report, ${utc(summary.run.ended)} – Lantern`;
}

function showCounts() {
  const counts = summary.counts;
  const tiles = [['found', counts.found, 'files found'], ['diagnosed', counts.diagnosed, 'diagnosed'],
    ['positive', summary.positive_images, 'of them with a positive finding'],
    ['skipped', counts.skipped, 'skipped, nothing to judge'], ['failed', counts.failed, 'failed']];
  if (counts.not_begun > 0) tiles.push(['failed', counts.not_begun, {cancelled: 'not begun: cancelled', stopped: 'not begun: the scan stopped', 'under-way': 'not done yet'}[summary.state]]);
  for (const [kind, count, words] of tiles) {
    byId('counts').append(el('div', {class: 'tile ' + kind}, el('b', {}, whole.format(count)), el('span', {class: 'muted'}, words)));
  }
}

const PLOT = {width: 520, height: 220, left: 44, right: 14, top: 26, bottom: 34, bins: 20};

// Counts of a finding's probabilities below and from its threshold on, bin by bin.
function histogram(scores) {
  const bins = Array.from({length: PLOT.bins}, () => ({below: 0, above: 0}));
  for (const score of scores) {
    const bin = bins[Math.min(PLOT.bins - 1, Math.floor(score.probability * PLOT.bins))];
    bin[score.positive ? 'above' : 'below']++;
  }
  return bins;
}

function plot(finding, point, scores) {
  const bins = histogram(scores);
  const most = Math.max(1, ...bins.map(bin => bin.below + bin.above));
  const inner = {width: PLOT.width - PLOT.left - PLOT.right, height: PLOT.height - PLOT.top - PLOT.bottom};
  const x = value => PLOT.left + value * inner.width;
  const y = count => PLOT.top + inner.height * (1 - count / most);
  const words = `Probabilities of ${finding.name}: ${images(finding.judged)}, ${whole.format(finding.positive)} from the threshold ${probability(point.threshold)} on.`;
  const drawing = svg('svg', {viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, role: 'img', 'aria-label': words});
  for (const count of new Set([0, Math.round(most / 2), most])) {
    drawing.append(svg('line', {class: 'grid', x1: PLOT.left, x2: PLOT.width - PLOT.right, y1: y(count), y2: y(count)}),
      svg('text', {x: PLOT.left - 7, y: y(count) + 4, 'text-anchor': 'end'}, whole.format(count)));
  }
  bins.forEach((bin, i) => {
    const bar = (kind, from, count) => {
      if (count === 0) return;
      const height = Math.max(1.5, y(from) - y(from + count));
      drawing.append(svg('rect', {class: kind, x: x(i / PLOT.bins) + 1, width: inner.width / PLOT.bins - 2, y: y(from) - height, height},
        svg('title', {}, `${(i / PLOT.bins).toFixed(2)} to ${((i + 1) / PLOT.bins).toFixed(2)}: ${images(count)} ${kind === 'above' ? 'positive' : 'negative'}`)));
    };
    bar('below', 0, bin.below);
    bar('above', bin.below, bin.above);
  });
  drawing.append(svg('line', {class: 'axis', x1: PLOT.left, x2: PLOT.width - PLOT.right, y1: y(0), y2: y(0)}));
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    drawing.append(svg('text', {x: x(tick), y: y(0) + 17, 'text-anchor': 'middle'}, tick));
  }
  drawing.append(svg('line', {class: 'cut', x1: x(point.threshold), x2: x(point.threshold), y1: PLOT.top - 8, y2: y(0)}),
    svg('text', {class: 'cut-words', x: x(point.threshold) + (point.threshold > 0.6 ? -7 : 7), y: PLOT.top - 1, 'text-anchor': point.threshold > 0.6 ? 'end' : 'start'},
      `threshold ${probability(point.threshold)}`),
    svg('text', {x: PLOT.left + inner.width / 2, y: PLOT.height - 3, 'text-anchor': 'middle'}, 'probability'),
    svg('text', {x: 2, y: 12}, 'images'));
  return el('figure', {}, el('figcaption', {}, el('h3', {}, finding.name),
    el('p', {class: 'muted'}, `${images(finding.judged)} judged by ${finding.bundle}, ${whole.format(finding.positive)} positive at the operating point ${point.operating_point}.`),
    el('p', {class: 'muted'}, el('span', {class: 'key below'}), 'negative', el('span', {class: 'key above'}), 'positive')), drawing);
}

function showScores() {
  for (const finding of summary.findings) {
    const bundle = summary.bundles.findIndex(one => one.bundle === finding.bundle);
    const point = summary.bundles[bundle].findings.find(one => one.id === finding.id);
    const scores = table.rows.filter(row => row.bundle === bundle).flatMap(row => row.findings).filter(one => table.findings[one.finding].id === finding.id);
    byId('scores').append(scores.length > 0 ? plot(finding, point, scores)
      : el('figure', {}, el('h3', {}, finding.name), el('p', {class: 'muted'}, `No image of this batch was judged by ${finding.bundle}.`)));
  }
}

function showReasons() {
  if (summary.reasons.length === 0) {
    byId('reasons').append(el('p', {class: 'empty'}, 'Every file was diagnosed.'));
    return;
  }
  const head = el('tr', {}, ...['Reason', 'Outcome', 'Meaning', 'Files'].map(words => el('th', {scope: 'col'}, words)));
  const body = summary.reasons.map(reason => el('tr', {},
    el('th', {scope: 'row'}, el('button', {type: 'button', class: 'file', title: 'Show these files in the worklist', onclick: () => showReason(reason.reason)}, reason.reason)),
    el('td', {}, el('span', {class: 'badge ' + reason.outcome}, reason.outcome)), el('td', {}, reason.meaning), el('td', {class: 'number'}, whole.format(reason.files))));
  byId('reasons').append(el('table', {}, el('thead', {}, head), el('tbody', {}, ...body)));
}

function interval(estimate) {
  return `${percent(estimate.value)} (95 % interval ${(estimate.low * 100).toFixed(1)} – ${percent(estimate.high)})`;
}

function showNetworks() {
  for (const bundle of summary.bundles) {
    const head = el('tr', {}, ...['Finding', 'Operating point', 'Threshold', 'Sensitivity', 'Specificity'].map(words => el('th', {scope: 'col'}, words)));
    const body = bundle.findings.map(finding => el('tr', {}, el('th', {scope: 'row'}, finding.name + (finding.calibrated ? '' : ' (uncalibrated)')),
      el('td', {}, finding.operating_point), el('td', {class: 'number'}, probability(finding.threshold)),
      el('td', {class: 'number'}, interval(finding.sensitivity)), el('td', {class: 'number'}, interval(finding.specificity))));
    byId('networks').append(el('div', {class: 'network'}, el('h3', {}, `${bundle.title} (${bundle.bundle})`), el('p', {class: 'muted'}, bundle.coverage),
      el('div', {class: 'scroll'}, el('table', {}, el('thead', {}, head), el('tbody', {}, ...body))),
      facts([['Intended use', bundle.intended_use], ['Training data', bundle.data_source], ['Precision', bundle.precision],
        ['Bundle SHA-256', el('code', {}, bundle.sha256)], ['Preprocessing SHA-256', el('code', {}, bundle.preprocessing_sha256)]])));
  }
}

function showRun() {
  const {run, machine, energy: used} = summary;
  byId('run').append(
    facts([['Inputs', run.inputs.join(', ')], ['Started', utc(run.started)], ['Ended', utc(run.ended)],
      ['Diagnosed in this run', images(run.images_diagnosed) + (run.images_diagnosed < summary.counts.diagnosed ? '; the others were done before' : '')],
      ['Wall time', duration(run.wall_seconds) + (run.wall_seconds - run.work_seconds < 1 ? '' : `, ${duration(run.work_seconds)} of it at work`)
        + (run.images_per_second === null ? '' : `, ${run.images_per_second.toFixed(2)} images a second`)],
      ['CPU time', duration(run.cpu_seconds)], ['Workers', whole.format(run.workers)]]),
    facts([['Energy', energy(used.joules) + (used.joules_per_image === null ? '' : `, ${energy(used.joules_per_image)} an image`) + (used.measured ? '' : ' (estimate)')],
      ['How it is known', used.method], ['Machine', `${whole.format(machine.processors)} processors, ${(machine.memory_bytes / 2 ** 30).toFixed(1)} GiB memory, ${machine.system}`],
      ['Java', machine.java]]));
}
