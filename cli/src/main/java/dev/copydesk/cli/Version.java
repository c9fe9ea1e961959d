package dev.copydesk.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Copydesk.class.getPackage().getImplementationVersion();
        return new String[] {"copydesk " + (version == null ? "development" : version)};
    }
}
