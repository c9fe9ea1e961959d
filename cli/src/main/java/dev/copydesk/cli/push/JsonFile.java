package dev.copydesk.cli.push;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.copydesk.cli.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Reads a JSON file: one row, an array of rows, or rows one behind the other; row by row, whatever the file's size. */
final class JsonFile {
    private static final String ADVICE = "; write one article as a JSON object, or several as an array of objects";

    private JsonFile() {}

    static void read(InputStream in, String name, Origin origin, RowSink sink) throws IOException {
        long line = 1;
        try (JsonParser parser = Json.FACTORY.createParser(new ShortenedStrings(withoutMark(in, sink)))) {
            boolean any = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                line = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_ARRAY
                        && parser.getParsingContext().getParent().inRoot()) {
                    continue;
                }
                if (token == JsonToken.END_ARRAY) {
                    continue;
                }
                any = true;
                if (token == JsonToken.START_OBJECT) {
                    row(parser, name, line, origin, sink);
                } else {
                    sink.problem(new Problem(name, line, "is not a JSON object" + ADVICE));
                    parser.skipChildren();
                }
            }
            if (!any) {
                sink.problem(new Problem(name, 1, "the file holds no article" + ADVICE));
            }
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? line : e.getLocation().getLineNr();
            sink.problem(
                    new Problem(name, at, "is not JSON (" + reason(e) + "); correct it, what follows was not read"));
        }
    }

    private static void row(JsonParser parser, String name, long line, Origin origin, RowSink sink) throws IOException {
        BoundedBytes bytes = new BoundedBytes(Row.MAX_BYTES);
        try (JsonGenerator generator = Json.FACTORY.createGenerator(bytes)) {
            generator.copyCurrentStructure(parser);
        }
        if (bytes.overflowed()) {
            sink.problem(new Problem(name, line, "the article is longer than 2 MiB; shorten it"));
            return;
        }
        byte[] json = bytes.toByteArray();
        sink.row(new Row(origin.rows() == null ? json : SourceField.add(json, origin.rows()), name, line));
    }

    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }

    private static InputStream withoutMark(InputStream in, RowSink sink) throws IOException {
        PushbackInputStream head = new PushbackInputStream(new CountingInput(in, sink), 3);
        byte[] start = head.readNBytes(3);
        if (!Utf8.startsWithMark(start)) {
            head.unread(start);
        }
        return head;
    }
}
