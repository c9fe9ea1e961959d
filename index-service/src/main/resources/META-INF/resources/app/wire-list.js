/**
 * The articles that the wire shows, the latest arrival first, copies under their original. A plain structure: what arrives
 * goes in, and what is to be drawn comes out.
 */
export class WireList {
  #limit;
  #byId = new Map();

  /** @param limit originals that are kept */
  constructor(limit) {
    this.#limit = limit;
  }

  /**
   * Takes an article, or a newer version of one; an older version changes nothing.
   *
   * @param arrived whether it came in just now, and belongs at the top
   */
  put(article, arrived) {
    const known = this.#byId.get(article.id);
    if (known && known.article.version >= article.version) {
      return;
    }
    this.#byId.set(article.id, { article, arrived, at: known?.at ?? (arrived ? Date.now() : Date.parse(article.firstSeenAt)) });
  }

  /** Copies that a search told of: `total` may be more than are known here. */
  putCopies(copies) {
    for (const [group, { total, articles }] of Object.entries(copies)) {
      articles.forEach((article) => this.put(article, false));
      const original = this.#byId.get(group);
      if (original) {
        original.total = total;
      }
    }
  }

  remove(id) {
    this.#byId.delete(id);
  }

  /** Ids of originals that copies name and that are not here. */
  missing() {
    const missing = new Set();
    for (const { article } of this.#byId.values()) {
      if (article.duplicate.of && !this.#byId.has(article.duplicate.of)) {
        missing.add(article.duplicate.of);
      }
    }
    return [...missing];
  }

  /** `[{article, arrived, latest, copies}]`; a copy whose original is not known stands for itself. */
  entries() {
    const copiesOf = new Map();
    const heads = [];
    for (const known of this.#byId.values()) {
      const { of } = known.article.duplicate;
      if (of && this.#byId.has(of)) {
        copiesOf.set(of, [...(copiesOf.get(of) ?? []), known]);
      } else {
        heads.push(known);
      }
    }
    const entries = heads.map((head) => WireList.#entry(head, copiesOf.get(head.article.id) ?? []));
    entries.sort((one, other) => other.latest - one.latest);
    this.#forget(entries.slice(this.#limit));
    return entries.slice(0, this.#limit);
  }

  static #entry(head, copies) {
    return {
      article: head.article,
      arrived: head.arrived,
      latest: Math.max(head.at, ...copies.map(({ at }) => at)),
      copies: { total: Math.max(head.total ?? 0, copies.length), articles: copies.map(({ article }) => article) },
    };
  }

  #forget(entries) {
    for (const { article, copies } of entries) {
      this.#byId.delete(article.id);
      copies.articles.forEach(({ id }) => this.#byId.delete(id));
    }
  }
}
