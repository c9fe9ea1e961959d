package dev.copydesk.enrich.duplicate;

import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Node}. What the key says is not repeated, nor is an original that is the edition's own first article. */
final class NodeCodec {
    private static final int COMPARED = 1;
    private static final int FLOOD = 2;
    private static final int OWN_ORIGINAL = 4;
    private static final int INHERITS = 8;
    private static final int INHERITS_FLOOD = 16;

    private NodeCodec() {}

    static byte[] write(Node node) {
        Fingerprint fingerprint = node.fingerprint();
        Original own = new Original(node.first(), node.edition().text());
        boolean ownOriginal = node.original().equals(own);
        Original inherited = node.inherited();
        int flags = (fingerprint.isCompared() ? COMPARED : 0)
                | (node.flood() ? FLOOD : 0)
                | (ownOriginal ? OWN_ORIGINAL : 0)
                | (inherited != null ? INHERITS : 0)
                | (node.inheritsFlood() ? INHERITS_FLOOD : 0);
        KeyWriter writer = new KeyWriter(320).kind((char) flags).number(fingerprint.lane());
        if (fingerprint.isCompared()) {
            for (char value : fingerprint.sketch()) {
                writer.day(value);
            }
            writer.kind((char) fingerprint.anchors().length);
            for (int anchor : fingerprint.anchors()) {
                writer.number(anchor);
            }
        }
        writer.number(node.members()).member(node.first());
        if (!ownOriginal) {
            writer.member(node.original().member()).text(node.original().text());
        }
        if (inherited != null) {
            writer.member(inherited.member()).text(inherited.text());
        }
        return writer.toBytes();
    }

    static Node read(Edition edition, byte[] value) {
        KeyReader reader = new KeyReader(value, 1);
        int flags = value[0];
        int lane = reader.number();
        char[] sketch = new char[0];
        int[] anchors = new int[0];
        if ((flags & COMPARED) != 0) {
            sketch = new char[MinHashSketch.BINS];
            for (int i = 0; i < sketch.length; i++) {
                sketch[i] = (char) reader.day();
            }
            anchors = new int[reader.raw(1)[0]];
            for (int i = 0; i < anchors.length; i++) {
                anchors[i] = reader.number();
            }
        }
        int members = reader.number();
        Member first = reader.member();
        Original original = (flags & OWN_ORIGINAL) != 0 ? new Original(first, edition.text()) : original(reader);
        @Nullable Original inherited = (flags & INHERITS) != 0 ? original(reader) : null;
        return new Node(
                edition,
                new Fingerprint(lane, edition.text(), sketch, anchors),
                members,
                first,
                original,
                (flags & FLOOD) != 0,
                inherited,
                (flags & INHERITS_FLOOD) != 0);
    }

    private static Original original(KeyReader reader) {
        Member member = reader.member();
        return new Original(member, reader.text());
    }
}
