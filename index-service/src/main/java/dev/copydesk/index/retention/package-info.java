/** How long articles are searched: months leave the index by age or by disk use, and stay in the corpus and the accounts. */
@NullMarked
package dev.copydesk.index.retention;

import org.jspecify.annotations.NullMarked;
