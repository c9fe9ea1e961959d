/** The wire: articles as they come out of enrichment, told to whoever looks at the page. */
@NullMarked
package dev.copydesk.index.wire;

import org.jspecify.annotations.NullMarked;
