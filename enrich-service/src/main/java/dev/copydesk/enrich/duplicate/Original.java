package dev.copydesk.enrich.duplicate;

/** The first article of a group, and its text, which decides who of the others is an exact copy. */
record Original(Member member, TextHash text) {

    Original orEarlier(Original other) {
        return other.member.key().compareTo(member.key()) < 0 ? other : this;
    }
}
