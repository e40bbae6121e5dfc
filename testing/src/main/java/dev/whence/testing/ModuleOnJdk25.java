package dev.whence.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs all tests of a module once more in a child JVM of JDK 25: the same class files, another platform. */
public final class ModuleOnJdk25 {
    /** The tag of the test that calls {@link #run}, which must not run itself. */
    public static final String TAG = "on-jdk-25";

    private static final long TIMEOUT_MINUTES = 15;

    private ModuleOnJdk25() {}

    /**
     * Runs them, and fails if one of them does; skipped, aloud, on a machine without a JDK 25.
     *
     * @param testClasses the folder with the module's test classes
     * @param jvmArguments for the child
     */
    public static void run(Path testClasses, String... jvmArguments) throws IOException, InterruptedException {
        Path home = Jdk25.required();
        if (Runtime.version().feature() == 25) {
            System.out.println("these tests run on JDK 25 as it is");
            return;
        }
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-cp", classPath(), ModuleOnJdk25.class.getName(), testClasses.toString()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = child.inputReader()) {
            output.lines().forEach(System.out::println); // not inherited: Surefire speaks to its JVM by that descriptor
            Assertions.assertTrue(child.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES), "the tests on JDK 25 hang");
            Assertions.assertEquals(0, child.exitValue(), "tests fail on JDK 25, see above");
        } finally {
            child.destroyForcibly();
        }
    }

    /** The class path of the tests: Surefire hides it behind a jar that has nothing but a manifest. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The child: runs the tests below the folder given. */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(new File(arguments[0]).toPath())))
                .filters(excludeTags(TAG))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), 40);
        System.out.printf(
                "on JDK %s: %d tests passed, %d failed, %d skipped%n",
                Runtime.version(),
                summary.getTestsSucceededCount(),
                summary.getTestsFailedCount(),
                summary.getTestsAbortedCount() + summary.getTestsSkippedCount());
        System.out.flush();
        boolean good = summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
        Runtime.getRuntime().halt(good ? 0 : 1);
    }
}
