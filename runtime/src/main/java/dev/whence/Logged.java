package dev.whence;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Generates the log methods of a class: for {@code EchoServer} a package-private class {@code EchoServerLog} in the
 * same package, for a nested class {@code Outer.Inner} the class {@code Outer_InnerLog}. The generated class serves the
 * annotated one and all that is nested in it; a nested class that is annotated itself has its own.
 *
 * <pre>{@code
 * @Logged
 * final class EchoServer {
 *   void accepted(int id, SocketAddress peer) {
 *     EchoServerLog.info("accepted {} from {}", id, peer);
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS) // seen by incremental build tools, and by nothing at run time
@Target(ElementType.TYPE)
public @interface Logged {

    /** The simple name of the generated class; empty for the annotated class's own name with {@code Log} behind it. */
    String name() default "";
}
