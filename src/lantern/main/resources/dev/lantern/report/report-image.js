// One image: its pictures, findings and identifiers, in a dialog that walks through the worklist.

let shown = null;

function openImage(row) {
  shown = row;
  byId('image-title').textContent = nameOf(row);
  byId('image-pictures').replaceChildren(...pictures(row));
  byId('image-facts').replaceChildren(...findingFacts(row), facts(rowFacts(row)));
  const place = view.rows.indexOf(row);
  byId('image-back').disabled = place <= 0;
  byId('image-on').disabled = place === view.rows.length - 1;
  if (!byId('image').open) byId('image').showModal();
}

function step(by) {
  const row = view.rows[view.rows.indexOf(shown) + by];
  if (row) openImage(row);
}

function pictures(row) {
  const list = row.findings.filter(one => one.heatmap).map(one => {
    const words = `${table.findings[one.finding].name}, heatmap`;
    const image = el('img', {src: one.heatmap, alt: `${words} of ${nameOf(row)}`});
    // Above the picture: below it, a small window would hide the caution.
    const caption = el('figcaption', {}, el('p', {class: 'muted'}, `${words}: class activation map (${table.method}), `, el('a', {href: one.heatmap}, 'the picture alone')),
      el('p', {}, table.limit));
    const figure = el('figure', {}, caption, image);
    image.addEventListener('error', () => image.replaceWith(substitute(row, one)));
    return figure;
  });
  return list.length > 0 ? list : [el('div', {class: 'no-picture'}, row.outcome === 'diagnosed'
    ? 'A finding below its threshold gets no heatmap.' : 'There is no result, and so no picture.')];
}

// For a report that was moved without its pictures.
function substitute(row, found) {
  const small = row.picture === null ? null : el('img', {src: 'data:image/jpeg;base64,' + table.pictures[row.picture], alt: '', width: 352});
  return el('div', {class: 'no-picture'}, small, el('p', {}, `The full picture is not beside this report: ${found.heatmap}`));
}

function findingFacts(row) {
  return row.findings.map(found => el('div', {}, el('h3', {}, table.findings[found.finding].name), score(found),
    el('p', {class: 'muted'}, `Operating point ${found.point}` + (found.calibrated ? '.' : '; the probability is not calibrated.')),
    found.trust ? el('p', {}, found.trust, ' ', el('a', {href: found.trust_file}, 'Its parts')) : null,
    found.map ? el('p', {}, el('a', {href: found.map}, 'Raw map')) : null));
}

function rowFacts(row) {
  const [study, series, instance] = row.uids;
  const pairs = [['File', row.source], ['Rank', whole.format(row.rank)], ['Outcome', badge(row)]];
  if (row.urgency !== null) pairs.push(['Urgency', row.urgency.toFixed(3) + ' (0.5 is the threshold)']);
  if (row.reason) pairs.push(['Reason', `${row.reason}: ${summary.reasons.find(one => one.reason === row.reason).meaning}`], ['Detail', row.detail]);
  if (row.patient) pairs.push(['Patient', row.patient[0]], ['Patient ID', row.patient[1]], ['Birth date', date(row.patient[2])]);
  if (study) pairs.push(['Study UID', el('span', {class: 'code'}, study)], ['Series UID', el('span', {class: 'code'}, series)], ['Instance UID', el('span', {class: 'code'}, instance)]);
  if (row.bundle !== null) {
    const bundle = summary.bundles[row.bundle];
    pairs.push(['Network', `${bundle.bundle}, ${bundle.precision}`], ['Bundle SHA-256', el('code', {}, bundle.sha256)],
      ['Preprocessing', el('code', {}, bundle.preprocessing_sha256)], ['Program', summary.program]);
  }
  return pairs;
}

function setUpImage() {
  byId('image-close').addEventListener('click', () => byId('image').close());
  byId('image-back').addEventListener('click', () => step(-1));
  byId('image-on').addEventListener('click', () => step(1));
  byId('image').addEventListener('keydown', event => {
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  });
  byId('image').addEventListener('click', event => { if (event.target === byId('image')) byId('image').close(); });
}

showHead();
showCounts();
setUpWorklist();
setUpImage();
showScores();
showReasons();
showNetworks();
showRun();
