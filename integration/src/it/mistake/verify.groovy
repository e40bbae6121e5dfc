import dev.whence.integration.BuiltProject

def project = new BuiltProject(basedir, javaHome, runtimeJar)

// Line and column of the format's opening quote.
assert project.log() =~ /ERROR.*Main\.java:\[10,22] \[whence\.placeholders] the format has 2 placeholders, but 1 argument follows/
assert !new File(basedir, "target/classes/org/example/Main.class").exists()
