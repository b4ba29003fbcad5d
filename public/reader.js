// A worker's first script: loads the program that the page hands over. The program answers from then on.
self.onmessage = async ({ data }) => {
  self.onmessage = null;
  const program = await import(data.script);
  await program.default({ module_or_path: data.module });
};
