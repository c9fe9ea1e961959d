/** Pure: from one row of JSON to a {@link dev.copydesk.model.RawArticle}, or to the reason why not. */
@NullMarked
package dev.copydesk.ingest.document;

import org.jspecify.annotations.NullMarked;
