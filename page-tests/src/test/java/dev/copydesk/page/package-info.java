/** The page as a reader uses it, in a real browser, on the whole of Copydesk. */
@NullMarked
package dev.copydesk.page;

import org.jspecify.annotations.NullMarked;
