// Publication to real servers on this machine: whatever happens on the way, readers get whole pages and the next
// publication ends it. Usage: node all.mjs PROGRAM S3S-FS MOTO-SERVER AZURITE FAKE-GCS-SERVER
import { azure } from "./azure.mjs";
import { gcs } from "./gcs.mjs";
import { git } from "./git.mjs";
import { moto } from "./moto.mjs";
import { s3 } from "./s3.mjs";
import { sftp } from "./sftp.mjs";

const [program, s3s, second, microsoft, google] = process.argv.slice(2);
await s3(program, s3s);
await moto(program, second);
await azure(program, microsoft);
await gcs(program, google);
await git(program);
await sftp(program);
