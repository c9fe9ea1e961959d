/** The phrases that sum an article up. */
@NullMarked
package dev.copydesk.enrich.keyphrase;

import org.jspecify.annotations.NullMarked;
