package dev.copydesk.cli.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.copydesk.cli.http.Json;
import dev.copydesk.cli.terminal.Quantities;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a file that is one document, plain text or HTML. */
final class WholeFile {
    private WholeFile() {}

    static void read(
            InputStream in, DocumentKind kind, Path path, String name, long sizeInBytes, Origin origin, RowSink sink)
            throws IOException {
        byte[] bytes = in.readNBytes(Row.MAX_BYTES + 1);
        sink.read(Math.max(bytes.length, sizeInBytes));
        if (bytes.length > Row.MAX_BYTES) {
            String size = sizeInBytes > bytes.length ? Quantities.bytes(sizeInBytes) : "more than 2 MiB";
            sink.problem(new Problem(name, 1, "the file is " + size + ", a document may have 2 MiB; split it"));
            return;
        }
        int nul = Charsets.isUtf16(bytes) ? -1 : Utf8.firstNul(bytes);
        if (nul >= 0) {
            sink.problem(new Problem(
                    name,
                    Utf8.lineOf(bytes, nul),
                    "holds a NUL byte (byte " + (nul + 1) + "), is it binary? Push text or HTML"));
            return;
        }
        DecodedText text = kind == DocumentKind.HTML ? Charsets.html(bytes) : Charsets.text(bytes);
        if (text.fault() != null) {
            sink.problem(new Problem(name, text.line(), text.fault()));
        } else if (text.value().isBlank()) {
            sink.problem(new Problem(name, 1, "the file is empty; remove it or fill it"));
        } else {
            row(text.value(), kind, path, name, origin, sink);
        }
    }

    private static void row(String text, DocumentKind kind, Path path, String name, Origin origin, RowSink sink)
            throws IOException {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("guid", origin.guidOf(path));
        row.put("source", origin.documents());
        row.put(kind == DocumentKind.HTML ? "html" : "text", text);
        byte[] json = Json.MAPPER.writeValueAsString(row).getBytes(StandardCharsets.UTF_8);
        if (json.length > Row.MAX_BYTES) {
            sink.problem(new Problem(name, 1, "the article is longer than 2 MiB as JSON; split it"));
        } else {
            sink.row(new Row(json, name, 1));
        }
    }
}
