/** Reading topics without a consumer group: to follow what they hold, or to fetch one record. */
@NullMarked
package dev.copydesk.index.follow;

import org.jspecify.annotations.NullMarked;
