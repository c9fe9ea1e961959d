package dev.copydesk.enrich.topology;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.luben.zstd.Zstd;
import dev.copydesk.model.Duplicate;
import dev.copydesk.model.EnrichedArticle;
import dev.copydesk.model.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of an enriched article without its verdict and version, compressed with zstd. It is written once, when the article is
 * annotated; to issue the article its verdict and version are put behind the rest, so that nothing is parsed on the way.
 *
 * @param bytes compressed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PackedArticle(byte[] bytes) {
    private static final int LEVEL = 3;
    private static final ObjectWriter WITHOUT_VERDICT = EventJson.mapper()
            .copy()
            .addMixIn(EnrichedArticle.class, WithoutVerdict.class)
            .writerFor(EnrichedArticle.class);

    @JsonIgnoreProperties({"duplicate", "version"})
    private interface WithoutVerdict {}

    static PackedArticle of(EnrichedArticle article) {
        try {
            return new PackedArticle(Zstd.compress(WITHOUT_VERDICT.writeValueAsBytes(article), LEVEL));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an EnrichedArticle as JSON", e);
        }
    }

    /** The JSON of the article with a verdict. */
    byte[] issued(Duplicate verdict, long version) {
        byte[] json = json();
        byte[] duplicate = EventJson.write(verdict);
        ByteArrayOutputStream issued = new ByteArrayOutputStream(json.length + duplicate.length + 64);
        issued.write(json, 0, json.length - 1);
        issued.writeBytes(",\"duplicate\":".getBytes(StandardCharsets.US_ASCII));
        issued.writeBytes(duplicate);
        issued.writeBytes((",\"version\":" + version + '}').getBytes(StandardCharsets.US_ASCII));
        return issued.toByteArray();
    }

    /** The main text. */
    String text() {
        try (JsonParser parser = EventJson.mapper().getFactory().createParser(json())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("text")) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a packed article cannot be read", e);
        }
        throw new IllegalStateException("a packed article has no text");
    }

    private byte[] json() {
        return Zstd.decompress(bytes, (int) Zstd.getFrameContentSize(bytes));
    }
}
