/** What an article is about, in the terms of the IPTC Media Topics. */
@NullMarked
package dev.copydesk.enrich.topic;

import org.jspecify.annotations.NullMarked;
