/**
 * Admission: decides once and for ever which received record becomes which revision of which article.
 *
 * <p>{@link dev.copydesk.ingest.admission.Admission} is the pure rule, {@link
 * dev.copydesk.ingest.admission.AdmissionTopology} runs it on Kafka Streams.
 */
@NullMarked
package dev.copydesk.ingest.admission;

import org.jspecify.annotations.NullMarked;
