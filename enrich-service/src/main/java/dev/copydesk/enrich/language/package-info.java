/** Which language a text is written in, and how sure that is. */
@NullMarked
package dev.copydesk.enrich.language;

import org.jspecify.annotations.NullMarked;
