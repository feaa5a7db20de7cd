// The worklist: rows as data, filtered and sorted here, shown a page at a time.

const OUTCOMES = ['diagnosed', 'failed', 'skipped'];
const PAGE_SIZES = [25, 50, 100, 250];
const MOST_PRINTED = 1000;
const view = {rows: [], sort: 'rank', down: false, page: 0, size: PAGE_SIZES[0]};
const natural = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});

const nameOf = row => row.source.slice(Math.max(row.source.lastIndexOf('/'), row.source.lastIndexOf('!')) + 1);
const folderOf = row => row.source.slice(0, row.source.length - nameOf(row).length);
const foundBy = (row, finding) => row.findings.find(one => one.finding === finding);
const positive = row => row.findings.some(one => one.positive);

// Places of the findings that an image of this batch was judged for.
const judged = table.findings.map((_, i) => i).filter(i => table.rows.some(row => foundBy(row, i)));

// Dates as DICOM stores them, with hyphens.
const date = words => /^\d{8}$/.test(words) ? `${words.slice(0, 4)}-${words.slice(4, 6)}-${words.slice(6)}` : words;

// A column: key, words of its head, the value that sorts (null comes last), the cell.
function columns() {
  const list = [
    {key: 'rank', words: 'Rank', value: row => row.rank, cell: row => el('td', {class: 'rank'}, whole.format(row.rank))},
    {key: 'picture', words: 'Picture', cell: row => el('td', {class: 'picture'}, thumbnail(row))},
    {key: 'file', words: 'File', value: row => row.source, cell: row => el('th', {scope: 'row'},
      el('button', {type: 'button', class: 'file', onclick: () => openImage(row)}, nameOf(row)), el('span', {class: 'folder'}, folderOf(row)))}];
  if (table.patients) list.push({key: 'patient', words: 'Patient', value: row => row.patient && row.patient.join(' '), cell: row => el('td', {},
    row.patient === null ? '' : el('span', {}, row.patient[0]), row.patient === null ? null : el('span', {class: 'folder'}, `${row.patient[1]} · ${date(row.patient[2])}`))});
  list.push({key: 'outcome', words: 'Outcome', value: row => OUTCOMES.indexOf(row.outcome), cell: row => el('td', {}, badge(row))});
  judged.forEach(i => list.push({key: 'finding-' + i, words: table.findings[i].name, down: true,
    value: row => foundBy(row, i)?.probability ?? null, cell: row => el('td', {}, score(foundBy(row, i)))}));
  list.push({key: 'reason', words: 'Reason', value: row => row.reason || null, cell: row => el('td', {class: 'why'},
    row.reason, row.detail ? el('span', {class: 'folder'}, row.detail) : null)});
  return list;
}

function badge(row) {
  if (row.outcome !== 'diagnosed') return el('span', {class: 'badge ' + row.outcome}, row.outcome);
  return positive(row) ? el('span', {class: 'badge positive'}, 'positive') : el('span', {class: 'badge negative'}, 'negative');
}

function score(found) {
  if (!found) return el('span', {class: 'muted'}, '–');
  const fill = el('i');
  const cut = el('em');
  fill.style.width = found.probability * 100 + '%';
  cut.style.left = `calc(${found.threshold * 100}% - 1px)`;
  const [value, threshold] = besides(found.probability, found.threshold);
  return el('div', {class: 'score'}, el('span', {class: 'number'}, value),
    el('span', {class: 'muted'}, (found.positive ? 'positive' : 'negative') + `, threshold ${threshold}`),
    el('div', {class: 'bar' + (found.positive ? ' positive' : ''), 'aria-hidden': 'true'}, fill, cut));
}

function thumbnail(row) {
  const words = 'Open the heatmap of ' + nameOf(row);
  if (row.picture !== null) {
    return el('button', {type: 'button', class: 'thumb', 'aria-label': words, onclick: () => openImage(row)},
      el('img', {src: 'data:image/jpeg;base64,' + table.pictures[row.picture], alt: '', width: 72, height: 72, loading: 'lazy', decoding: 'async'}));
  }
  return row.findings.some(one => one.heatmap) ? el('button', {type: 'button', class: 'thumb linked', 'aria-label': words, onclick: () => openImage(row)}, 'Heatmap')
    : el('span', {class: 'visually-hidden'}, 'no picture');
}

function words(row) {
  row.words ??= [row.source, row.outcome, row.reason, row.detail, ...row.uids, ...(row.patient ?? [])].join('\n').toLowerCase();
  return row.words;
}

// What the row's findings must be, for each word of the filter.
const FINDING_TESTS = {
  any: () => true,
  positive: positive,
  negative: row => row.outcome === 'diagnosed' && !positive(row)
};

function findingTest(word) {
  if (word in FINDING_TESTS) return FINDING_TESTS[word];
  const [kind, finding] = word.split('-');
  return row => foundBy(row, Number(finding))?.positive === (kind === 'with');
}

function filter() {
  const text = byId('filter-text').value.trim().toLowerCase();
  const outcome = byId('filter-outcome').value;
  const reason = byId('filter-reason').value;
  const test = findingTest(byId('filter-finding').value);
  view.rows = table.rows.filter(row => (outcome === '' || row.outcome === outcome) && (reason === '' || row.reason === reason)
    && test(row) && (text === '' || words(row).includes(text)));
  sort();
}

function sort() {
  const {value} = columns().find(column => column.key === view.sort);
  const turn = view.down ? -1 : 1;
  view.rows.sort((one, other) => {
    const a = value(one);
    const b = value(other);
    if (a === null || b === null) return (a === null) - (b === null) || one.rank - other.rank;
    return turn * (typeof a === 'string' ? natural.compare(a, b) : a - b) || one.rank - other.rank;
  });
  view.page = 0;
  show();
}

function sortBy(column) {
  view.down = view.sort === column.key ? !view.down : column.down === true;
  view.sort = column.key;
  sort();
}

function showRows(from, to) {
  const list = columns();
  const heads = byId('rows').tHead.rows[0].cells;
  list.forEach((column, i) => {
    if (column.key === view.sort) heads[i].setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
    else heads[i].removeAttribute('aria-sort');
  });
  const body = view.rows.slice(from, to).map(row => el('tr', {}, ...list.map(column => column.cell(row))));
  if (body.length === 0) body.push(el('tr', {}, el('td', {class: 'empty', colspan: list.length}, 'No file matches these filters.')));
  byId('rows').tBodies[0].replaceChildren(...body);
}

function show() {
  const pages = Math.max(1, Math.ceil(view.rows.length / view.size));
  view.page = Math.min(Math.max(view.page, 0), pages - 1);
  const from = view.page * view.size;
  const to = Math.min(from + view.size, view.rows.length);
  showRows(from, to);
  byId('page-place').textContent = `Page ${whole.format(view.page + 1)} of ${whole.format(pages)}`;
  const all = view.rows.length === table.rows.length ? '' : `; the filters leave out ${whole.format(table.rows.length - view.rows.length)}`;
  byId('status').textContent = view.rows.length === 0 ? `None of ${files(table.rows.length)}.`
    : `Rows ${whole.format(from + 1)} to ${whole.format(to)} of ${files(view.rows.length)}${all}.`;
  byId('page-first').disabled = byId('page-back').disabled = view.page === 0;
  byId('page-on').disabled = byId('page-last').disabled = view.page === pages - 1;
}

function choices(id, pairs) {
  byId(id).append(...pairs.map(([value, words]) => el('option', {value}, words)));
}

function setUpWorklist() {
  table.rows.forEach((row, i) => { row.rank = i + 1; });
  byId('rows').tHead.append(el('tr', {}, ...columns().map(column => el('th', {scope: 'col', 'data-column': column.key},
    column.value ? el('button', {type: 'button', onclick: () => sortBy(column)}, column.words) : el('span', {}, column.words)))));
  choices('filter-outcome', [['', 'all'], ...OUTCOMES.map(outcome => [outcome, `${outcome} (${whole.format(summary.counts[outcome])})`])]);
  choices('filter-finding', [['any', 'all'], ['positive', 'any positive'], ['negative', 'none positive'],
    ...judged.flatMap(i => [['with-' + i, table.findings[i].name + ' positive'], ['without-' + i, table.findings[i].name + ' negative']])]);
  choices('filter-reason', [['', 'all'], ...summary.reasons.map(reason => [reason.reason, `${reason.reason} (${whole.format(reason.files)})`])]);
  choices('page-size', PAGE_SIZES.map(size => [size, size]));
  byId('filters').addEventListener('input', filter);
  byId('filters').addEventListener('submit', event => event.preventDefault());
  byId('filters').addEventListener('reset', () => setTimeout(filter));
  byId('page-first').addEventListener('click', () => { view.page = 0; show(); });
  byId('page-back').addEventListener('click', () => { view.page--; show(); });
  byId('page-on').addEventListener('click', () => { view.page++; show(); });
  byId('page-last').addEventListener('click', () => { view.page = Infinity; show(); });
  byId('page-size').addEventListener('change', () => { view.size = Number(byId('page-size').value); show(); });
  addEventListener('beforeprint', () => {
    showRows(0, MOST_PRINTED);
    if (view.rows.length > MOST_PRINTED) byId('status').textContent = `The first ${whole.format(MOST_PRINTED)} of ${files(view.rows.length)}; all of them stand in results.csv.`;
    else byId('status').textContent = `${files(view.rows.length)} of ${whole.format(table.rows.length)}.`;
  });
  addEventListener('afterprint', show);
  filter();
}

function showReason(reason) {
  byId('filters').reset();
  byId('filter-reason').value = reason;
  filter();
  byId('worklist').scrollIntoView();
  byId('worklist').focus({preventScroll: true});
}
