package demo;

import dev.whence.Logged;

class Outer {
    @Logged
    enum Inner {
        ONE;

        void method() {
            Outer_InnerLog.info("inner");
        }

        @Logged(name = "Level")
        static class Own {
            void method() {
                Level.info("its own facade has the name of a class that facades use");
            }
        }

        record Served() {
            void method() {
                Outer_InnerLog.info("served");
            }
        }
    }

    @Logged
    interface Quiet {}
}
