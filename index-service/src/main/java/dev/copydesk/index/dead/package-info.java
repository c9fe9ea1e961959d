/** The dead letters: counted, browsed, sent again, dropped, and removed with their article. */
@NullMarked
package dev.copydesk.index.dead;

import org.jspecify.annotations.NullMarked;
