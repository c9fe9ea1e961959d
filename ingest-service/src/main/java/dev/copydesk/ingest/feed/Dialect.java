package dev.copydesk.ingest.feed;

/** Families of formats that differ in what a text without a type is. */
enum Dialect {
    /** RSS of all versions, and CDF: a text may be HTML, and nothing says so. */
    RSS,
    /** Atom 0.3: a text is plain unless its type says otherwise. */
    ATOM_03,
    /** Atom 1.0: likewise, and XHTML comes in a {@code div} that does not count. */
    ATOM;

    static Dialect of(String kind) {
        if (!kind.startsWith("atom")) {
            return RSS;
        }
        return kind.startsWith("atom-0") ? ATOM_03 : ATOM;
    }

    boolean isAtom() {
        return this != RSS;
    }
}
