package dev.copydesk.enrich.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of an {@link Edition}.
 *
 * @param fingerprint of its text
 * @param members how many articles it has
 * @param first the earliest of them
 * @param original that of its group, or of its own where the group is a flood
 * @param flood whether the group is a flood, see {@link Groups}
 * @param inherited original of a group that it was linked to by an article that has left the window
 * @param inheritsFlood whether that group was a flood
 */
record Node(
        Edition edition,
        Fingerprint fingerprint,
        int members,
        Member first,
        Original original,
        boolean flood,
        @Nullable Original inherited,
        boolean inheritsFlood) {

    static Node alone(Edition edition, Fingerprint fingerprint, Member first) {
        return new Node(edition, fingerprint, 1, first, new Original(first, edition.text()), false, null, false);
    }

    Node withMembers(int count, Member earliest) {
        return new Node(edition, fingerprint, count, earliest, original, flood, inherited, inheritsFlood);
    }

    Node inGroup(Original groupOriginal, boolean isFlood) {
        return new Node(edition, fingerprint, members, first, groupOriginal, isFlood, inherited, inheritsFlood);
    }

    Node inheriting(Original groupOriginal, boolean isFlood) {
        Original earliest = inherited == null ? groupOriginal : inherited.orEarlier(groupOriginal);
        return new Node(edition, fingerprint, members, first, original, flood, earliest, inheritsFlood || isFlood);
    }

    /** The earliest article that this edition brings into its group. */
    Original earliest() {
        Original own = new Original(first, edition.text());
        return inherited == null ? own : inherited.orEarlier(own);
    }

    String group() {
        return original.member().id();
    }
}
