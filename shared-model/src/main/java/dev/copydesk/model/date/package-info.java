/**
 * Dates as feeds, pages and people write them.
 *
 * <p>{@link dev.copydesk.model.date.ArticleDates} is the entry. Pure functions of the text: no clock, no locale, no zone
 * of the machine.
 */
@NullMarked
package dev.copydesk.model.date;

import org.jspecify.annotations.NullMarked;
