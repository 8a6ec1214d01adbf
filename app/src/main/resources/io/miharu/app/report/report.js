'use strict';
// Draws the report from the JSON in #data. Everything is built with textContent, so that a file name or
// label can hold any character.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const main = document.querySelector('main');

  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === 'onclick') node.addEventListener('click', value);
      else if (value !== undefined && value !== false) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };
  const svg = (tag, attributes, text) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const clock = (seconds) => {
    const tenths = Math.round(seconds * 10);
    const whole = Math.floor(tenths / 10);
    const minutes = Math.floor(whole / 60) % 60;
    const rest = `${String(whole % 60).padStart(2, '0')}.${tenths % 10}`;
    return whole >= 3600
      ? `${Math.floor(whole / 3600)}:${String(minutes).padStart(2, '0')}:${rest}`
      : `${minutes}:${rest}`;
  };

  function why(node) {
    const item = el('li', {}, node.text + ' ',
      el('span', { class: 'num' }, `${node.probability.toFixed(2)} · ${clock(node.start)}–${clock(node.end)}`));
    if (node.without) item.append(el('span', { class: 'num' }, ` · ${node.without}`));
    if (node.children.length) item.append(el('ul', {}, ...node.children.map(why)));
    return item;
  }

  function picture(source, event, seek) {
    const button = el('button', { class: 'picture', type: 'button', title: 'Show this moment in the video', onclick: () => seek(event.start) });
    button.append(el('img', { src: event.picture, alt: `${event.label} at ${clock(event.alert)}`, loading: 'lazy' }));
    const overlay = svg('svg', { class: 'boxes', viewBox: `0 0 ${source.width} ${source.height}`, preserveAspectRatio: 'none' });
    const stroke = Math.max(1.5, source.width / 320);
    for (const { track, label, box: [left, top, right, bottom], member } of event.drawn) {
      const colour = member ? '#ff7a1a' : '#ffffffaa';
      overlay.append(svg('rect', { x: left, y: top, width: right - left, height: bottom - top, fill: 'none', stroke: colour, 'stroke-width': member ? stroke * 1.4 : stroke * .7 }));
      if (member) overlay.append(svg('text', { x: left, y: Math.max(top - stroke * 2, stroke * 9), fill: colour, 'font-size': source.width / 32, 'font-weight': 700, stroke: '#000c', 'stroke-width': stroke * 1.6, 'paint-order': 'stroke' }, `${label} ${track}`));
    }
    for (const zone of source.zones) {
      overlay.append(svg('polygon', { points: zone.corners.map((c) => c.join(',')).join(' '), fill: '#ffd16622', stroke: '#ffd166', 'stroke-width': stroke * .7, 'stroke-dasharray': `${stroke * 4} ${stroke * 3}` }));
    }
    button.append(overlay);
    return button;
  }

  function card(source, event, index, seek) {
    const node = el('article', { class: 'card', id: `${source.id}-event-${index}` });
    if (event.picture) node.append(picture(source, event, seek));
    node.append(el('div', { class: 'text' },
      el('h3', {}, el('span', {}, event.label, el('span', { class: 'ja', lang: 'ja' }, event.labelJa || '')),
        el('span', { class: 'p', title: 'probability' }, event.probability.toFixed(2))),
      el('div', { class: 'when' }, `${clock(event.start)} – ${clock(event.end)} · known at ${clock(event.alert)} · ${event.rule} `,
        event.verdict ? el('span', { class: `verdict ${event.verdict}` }, event.verdict === 'false' ? 'false alarm' : 'true') : null),
      el('ul', { class: 'reasons' }, ...event.reasons.map((reason) => el('li', {}, reason))),
      el('details', {}, el('summary', {}, 'Evidence'), el('ul', { class: 'why' }, why(event.evidence)))));
    return node;
  }

  function timeline(source, seek, reveal) {
    const labelWidth = 170, width = 900, laneHeight = 20, top = 20;
    const events = [...new Set(source.events.map((event) => event.event))];
    const lanes = events.length + source.series.length;
    const height = top + lanes * laneHeight + 6;
    const duration = Math.max(source.duration, 0.1);
    const x = (seconds) => labelWidth + (width - labelWidth - 8) * Math.min(seconds / duration, 1);
    const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img' });
    const step = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400].find((s) => duration / s <= 10) || 43200;
    for (let tick = 0; tick <= duration; tick += step) {
      drawing.append(svg('line', { class: 'lane', x1: x(tick), x2: x(tick), y1: top - 4, y2: height - 4 }));
      drawing.append(svg('text', { class: 'axis', x: x(tick), y: 11, 'text-anchor': 'middle' }, step < 1 ? tick.toFixed(1) : clock(tick).replace(/\.0$/, '')));
    }
    events.forEach((id, lane) => {
      const y = top + lane * laneHeight;
      const own = source.events.map((event, index) => ({ event, index })).filter((entry) => entry.event.event === id);
      drawing.append(svg('text', { x: 0, y: y + 14, 'font-weight': 600 }, own[0].event.label));
      for (const { event, index } of own) {
        const bar = svg('rect', { class: 'event', x: x(event.start), y: y + 4, width: Math.max(3, x(event.end) - x(event.start)), height: 12, rx: 3, tabindex: 0 });
        bar.append(svg('title', {}, `${event.label}, ${clock(event.start)}–${clock(event.end)}, ${event.probability.toFixed(2)}`));
        bar.addEventListener('click', () => { seek(event.start); reveal(index); });
        drawing.append(bar);
      }
    });
    source.series.forEach((series, row) => {
      const y = top + (events.length + row) * laneHeight;
      drawing.append(svg('text', { x: 0, y: y + 14 }, series.label));
      const cell = x(source.step) - labelWidth;
      series.values.forEach((value, t) => {
        if (value === null || value < 0.02) return;
        drawing.append(svg('rect', { class: 'score', x: x(t * source.step), y: y + 17 - value * 14, width: Math.max(cell, .6), height: value * 14, opacity: .35 + .6 * value }));
      });
    });
    const head = svg('line', { class: 'head', x1: x(0), x2: x(0), y1: top - 6, y2: height });
    drawing.append(head);
    drawing.addEventListener('click', (click) => {
      if (click.target.classList.contains('event')) return;
      const point = new DOMPoint(click.clientX, click.clientY).matrixTransform(drawing.getScreenCTM().inverse());
      if (point.x > labelWidth) seek((point.x - labelWidth) / (width - labelWidth - 8) * duration);
    });
    return { node: el('div', { class: 'timeline' }, drawing), show: (seconds) => { head.setAttribute('x1', x(seconds)); head.setAttribute('x2', x(seconds)); } };
  }

  function section(source) {
    const node = el('section', { class: 'source', id: source.id });
    const video = source.video ? el('video', { src: source.video, controls: '', preload: 'metadata', playsinline: '', poster: (source.events.find((event) => event.picture) || {}).picture }) : null;
    let show = () => {};
    const seek = (seconds) => {
      show(seconds);
      if (!video) return;
      // The file's own clock starts where its first time stamp says, not at zero.
      video.currentTime = seconds + (source.offset || 0);
      video.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    };
    const reveal = (index) => {
      document.querySelectorAll('.card.lit').forEach((lit) => lit.classList.remove('lit'));
      const lit = document.getElementById(`${source.id}-event-${index}`);
      lit.classList.add('lit');
      lit.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    };
    const lanes = timeline(source, seek, reveal);
    show = lanes.show;
    const player = el('div', { class: 'player' });
    if (video) {
      video.addEventListener('timeupdate', () => show(video.currentTime - (source.offset || 0)));
      video.addEventListener('error', () => {
        const note = el('p', { class: 'muted' }, 'This browser cannot play ', el('a', { href: source.video }, source.name), '; open it in a player, or run detect with --annotate.');
        video.replaceWith(note);
      });
      player.append(video);
    } else {
      player.append(el('p', { class: 'muted' }, 'No video file stands beside this report.'));
    }
    node.append(...[
      el('h2', {}, source.name),
      el('div', { class: 'muted' }, source.facts),
      source.warnings.length ? el('div', { class: 'warnings' }, ...source.warnings.map((text) => el('p', {}, text))) : null,
      el('div', { class: 'stage' }, player, lanes.node)].filter((part) => part !== null));
    node.append(source.events.length
      ? el('div', { class: 'events' }, ...source.events.map((event, index) => card(source, event, index, seek)))
      : el('p', { class: 'none muted' }, 'No event was found.'));
    return node;
  }

  document.querySelector('header.page').append(
    el('h1', {}, data.title, el('small', {}, data.subtitle)));
  if (data.scores) {
    const tables = el('div', { class: 'tables' });
    main.append(tables);
    for (const table of data.scores) {
      tables.append(el('div', {}, el('h2', {}, table.title), el('table', { class: 'scores' },
        el('tr', {}, ...table.columns.map((column) => el('th', {}, column))),
        ...table.rows.map((row) => el('tr', {}, ...row.map((cell, column) => el('td', { class: column ? 'n' : '' }, cell)))))));
    }
  }
  if (data.sources.length > 1) {
    main.append(el('table', { class: 'summary' },
      el('tr', {}, ...['Source', 'Length', 'Events'].map((column) => el('th', {}, column))),
      ...data.sources.map((source) => el('tr', {},
        el('td', {}, el('a', { href: `#${source.id}` }, source.name)),
        el('td', { class: 'n' }, clock(source.duration)),
        el('td', {}, Object.entries(source.events.reduce((counts, event) => ({ ...counts, [event.label]: (counts[event.label] || 0) + 1 }), {})).map(([label, count]) => `${count} × ${label}`).join(', ') || 'none')))));
  }
  data.sources.forEach((source) => main.append(section(source)));
})();
