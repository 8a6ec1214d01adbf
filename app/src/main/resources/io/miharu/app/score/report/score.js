'use strict';
// Sorts tables by a click on a heading, filters long ones, and lets a legend point at its curve.
(() => {
  const value = (row, column) => {
    const cell = row.cells[column];
    if (cell.dataset.v !== undefined) return Number(cell.dataset.v);
    return cell.classList.contains('n') ? NaN : cell.textContent;
  };
  const order = (a, b) => (typeof a === 'string' || typeof b === 'string'
    ? String(a).localeCompare(String(b), 'en', { numeric: true })
    : a - b);

  for (const table of document.querySelectorAll('table.sortable')) {
    const rows = table.tHead.rows;
    // With two rows of headings the first cell of the upper one stands for column 0.
    const heads = rows.length > 1 ? [rows[0].cells[0], ...rows[1].cells] : [...rows[0].cells];
    heads.forEach((head, column) => {
      head.addEventListener('click', () => {
        const first = column === 0 ? 'up' : 'down';
        const way = head.classList.contains(first) ? (first === 'up' ? 'down' : 'up') : first;
        heads.forEach((other) => other.classList.remove('up', 'down'));
        head.classList.add(way);
        const body = table.tBodies[0];
        const sorted = [...body.rows].map((row) => ({ row, key: value(row, column) }));
        const empty = (key) => typeof key === 'number' && Number.isNaN(key);
        sorted.sort((a, b) => {
          if (empty(a.key) || empty(b.key)) return empty(a.key) - empty(b.key); // undefined ones stay last
          return way === 'up' ? order(a.key, b.key) : order(b.key, a.key);
        });
        body.append(...sorted.map((entry) => entry.row));
      });
    });
  }

  for (const filter of document.querySelectorAll('input.filter')) {
    const body = filter.parentElement.querySelector('tbody');
    filter.addEventListener('input', () => {
      const wanted = filter.value.toLowerCase();
      for (const row of body.rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
    });
  }

  for (const legend of document.querySelectorAll('.legend')) {
    const curves = legend.parentElement.querySelectorAll('.curve');
    [...legend.children].forEach((item, index) => {
      item.addEventListener('mouseenter', () => curves.forEach((curve, i) => curve.classList.toggle('dim', i !== index)));
      item.addEventListener('mouseleave', () => curves.forEach((curve) => curve.classList.remove('dim')));
    });
  }
})();
