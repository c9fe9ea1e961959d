/**
 * The events that travel through Copydesk, their JSON form, their ids and the topics they travel in.
 *
 * <p>{@link dev.copydesk.model.RawArticle} is what a source sent, {@link dev.copydesk.model.EnrichedArticle} what
 * Copydesk found out about it. Nothing here knows a server.
 */
@NullMarked
package dev.copydesk.model;

import org.jspecify.annotations.NullMarked;
