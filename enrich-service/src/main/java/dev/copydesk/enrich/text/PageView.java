package dev.copydesk.enrich.text;

/** What of a page is looked at for its article: most pages need the first only. */
enum PageView {
    /** What a reader sees, apart from elements whose name says that they hold something else. */
    SEEN,
    /** What styles hide, too, as pages do until a script shows it. */
    HIDDEN_TOO,
    /** Elements that are named as something else, too, where they hold most of the page's paragraphs. */
    MISNAMED_TOO,
    /** The element alone that is named as the main text and holds most paragraphs of all such. */
    NAMED_ONLY
}
