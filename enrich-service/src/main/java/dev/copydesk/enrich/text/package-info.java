/** The main text of an article, with its title, date and authors, out of pages, fragments and text saved from pages. */
@NullMarked
package dev.copydesk.enrich.text;

import org.jspecify.annotations.NullMarked;
