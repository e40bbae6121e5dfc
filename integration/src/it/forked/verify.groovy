import dev.whence.integration.BuiltProject

def project = new BuiltProject(basedir, javaHome, runtimeJar)

assert project.woven("target/classes") == ["Main.class"]
assert project.holding("target/classes", "kept, ") == ["MainLog.class"]
assert project.holding("target/classes", "stripped") == []
assert project.run("target/classes", "org.example.Main", "-Dwhence.level=TRACE") == [
    "[INFO]Main.java:12(main): kept, 0 arguments",
]
