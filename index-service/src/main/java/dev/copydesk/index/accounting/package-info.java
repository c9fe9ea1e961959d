/** Where every article is: the loss equation per source and in total, and the join of corpus and index. */
@NullMarked
package dev.copydesk.index.accounting;

import org.jspecify.annotations.NullMarked;
