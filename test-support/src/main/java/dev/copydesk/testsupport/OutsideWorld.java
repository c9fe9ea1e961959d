package dev.copydesk.testsupport;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Set;

/** What a pure core keeps away from. */
final class OutsideWorld {
    private static final List<String> PACKAGES = List.of(
            "java.io",
            "java.nio.file",
            "java.nio.channels",
            "java.net",
            "java.util.logging",
            "org.slf4j",
            "org.jboss.logging",
            "io.quarkus",
            "jakarta.enterprise",
            "jakarta.inject",
            "org.eclipse.microprofile");

    /** In those packages, but only values and streams in memory. */
    private static final Set<String> HARMLESS = Set.of(
            "java.io.BufferedInputStream",
            "java.io.BufferedReader",
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.DataInputStream",
            "java.io.DataOutputStream",
            "java.io.EOFException",
            "java.io.IOException",
            "java.io.InputStream",
            "java.io.InputStreamReader",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Serializable",
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.io.UncheckedIOException",
            "java.io.Writer",
            "java.net.IDN",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLDecoder",
            "java.net.URLEncoder");

    static final DescribedPredicate<JavaClass> IS_TOUCHED =
            DescribedPredicate.describe("touch files, network, logging or CDI", OutsideWorld::isTouchedBy);

    static final DescribedPredicate<JavaMethodCall> CLOCK_IS_ASKED =
            DescribedPredicate.describe("the system's clock is asked", OutsideWorld::asksClock);

    private OutsideWorld() {}

    private static boolean isTouchedBy(JavaClass type) {
        String name = type.getPackageName();
        return !HARMLESS.contains(type.getName())
                && PACKAGES.stream().anyMatch(outside -> name.equals(outside) || name.startsWith(outside + "."));
    }

    private static boolean asksClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        if (owner.equals("java.lang.System")) {
            return method.equals("currentTimeMillis") || method.equals("nanoTime");
        }
        boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
        return owner.startsWith("java.time.")
                && (method.startsWith("system") || (method.equals("now") && withoutClock));
    }
}
