import { writeFile } from 'node:fs/promises';
import { openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';
import { insideABlock } from '@/scripts/recordings/inside-a-block';
async function main(){ const o=await openModel(STORYBOOK_FOLDER); for(const {file,make} of insideABlock){ const t=JSON.stringify(await make(o)); await writeFile(file,t+'\n'); console.log(file.pathname.split('/').pop(), t.length); } }
main();
