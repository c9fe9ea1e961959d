/** The index service: writes articles to Elasticsearch, searches them and accounts for every one of them. */
@NullMarked
package dev.copydesk.index;

import org.jspecify.annotations.NullMarked;
