/** The runtime of Whence, compile-time logging. It needs nothing but {@code java.base}. */
module dev.whence {
    requires static org.jspecify;

    exports dev.whence;
    exports dev.whence.link.v1;
}
