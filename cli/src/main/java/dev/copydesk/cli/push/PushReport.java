package dev.copydesk.cli.push;

/**
 * What became of a push.
 *
 * @param files those that were read, also the bad ones
 * @param accepted rows that the broker acknowledged
 * @param refused rows and files that were not taken
 * @param warnings rows that were taken although something is odd about them
 */
public record PushReport(int files, long accepted, long refused, long warnings) {
    public boolean clean() {
        return refused == 0 && warnings == 0;
    }
}
