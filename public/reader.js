// A worker's first script: loads the program that the page names or hands over. The program answers from then on.
self.onmessage = async ({ data }) => {
  self.onmessage = null;
  try {
    const program = await import(data.script);
    await program.default({ module_or_path: data.module });
  } catch (error) {
    self.postMessage({ kind: "failed", error: `${error?.message ?? error}` });
  }
};
