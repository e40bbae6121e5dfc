import dev.whence.integration.BuiltProject

def project = new BuiltProject(basedir, javaHome, runtimeJar)

assert project.woven("target/classes") == ["Main.class"]
assert project.runModule("target/classes", "org.example.app", "org.example.app.Main") == [
    "[INFO]Main.java:10(main): in module org.example.app",
]

def onClassPath = project.run("target/classes", "org.example.app.Main")
assert onClassPath.size() == 1
assert onClassPath[0].startsWith("[INFO]Main.java:10(main): in unnamed module @")
