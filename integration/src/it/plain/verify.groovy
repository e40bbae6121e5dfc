import dev.whence.integration.BuiltProject

def project = new BuiltProject(basedir, javaHome, runtimeJar)

def builds = project.log().split("Compiling ").drop(1)
assert builds.length == 3 : "each build compiles"
assert builds[2].startsWith("1 source file")
assert !project.log().contains("already exists")
assert !project.log().contains("[WARNING]")

assert project.woven("target/classes") == ["Counter.class", "Greeter.class"]
assert project.run("target/classes", "org.example.Main", "-Dwhence.level=TRACE") == [
    "[DEBUG]Greeter.java:12(<init>): a greeter that says hello",
    "[INFO]Greeter.java:16(greet): hello, dear Ada",
    "[WARN]Greeter.java:17(greet): 3 letters",
    "[TRACE]Counter.java:10(add): edited: adding 3",
    "[INFO]Counter.java:12(add): 3 more make 3",
]
