'use strict';
// The files of the phone: temporary ones, those the app saves, and pictures a camera would make.
const fs = require('node:fs');
const path = require('node:path');
const crypto = require('node:crypto');
const { typeOf } = require('./host');

class Files {
  constructor(phone) {
    this.phone = phone;
    this.kept = new Map();
  }

  get(name) {
    return this.kept.get(name);
  }

  put(name, file) {
    this.kept.set(name, file);
  }

  /** Takes bytes, or the path of a file on this machine, as a temporary file; returns its `wxfile://` name. */
  add(source, extension, type) {
    const data = typeof source === 'string' ? fs.readFileSync(source) : source;
    const ending = (extension || (typeof source === 'string' && path.extname(source).slice(1)) || 'jpg').toLowerCase();
    const name = `wxfile://tmp_${crypto.randomBytes(8).toString('hex')}.${ending}`;
    this.put(name, { data, type: type || typeOf(name) });
    return name;
  }

  /** Draws a picture with a label, as the camera would take one. */
  async photo(label = '测试照片', width = 640, height = 480) {
    const base64 = await this.phone.page.evaluate(
      ([text, width, height]) => {
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const pen = canvas.getContext('2d');
        const ground = pen.createLinearGradient(0, 0, width, height);
        ground.addColorStop(0, '#7ec8a5');
        ground.addColorStop(1, '#2d6a8e');
        pen.fillStyle = ground;
        pen.fillRect(0, 0, width, height);
        pen.fillStyle = '#fff';
        pen.font = '40px sans-serif';
        pen.fillText(text, 30, height / 2);
        return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
      },
      [label, width, height],
    );
    return this.add(Buffer.from(base64, 'base64'), 'jpg');
  }

  /** The asynchronous calls of `wx.getFileSystemManager()`. */
  operate(operation, args) {
    const demand = (name) => {
      const file = this.get(name);
      if (!file) throw { errMsg: `${operation}:fail no such file or directory, open "${name}"` };
      return file;
    };
    switch (operation) {
      case 'readFile': {
        const { data } = demand(args.filePath);
        if (!args.encoding) return { base64: data.toString('base64') };
        return { data: data.toString(args.encoding === 'utf-8' ? 'utf8' : args.encoding) };
      }
      case 'writeFile': {
        const binary = args.data && args.data.base64;
        const data = binary ? Buffer.from(binary, 'base64') : Buffer.from(String(args.data || ''), args.encoding === 'base64' ? 'base64' : 'utf8');
        this.put(args.filePath, { data, type: typeOf(String(args.filePath)) });
        return {};
      }
      case 'unlink':
        demand(args.filePath);
        this.kept.delete(args.filePath);
        return {};
      case 'access':
        demand(args.path);
        return {};
      case 'stat':
      case 'getFileInfo': {
        const { data } = demand(args.path || args.filePath);
        return { size: data.length, stats: { size: data.length, mode: 33188, isFile: true } };
      }
      case 'saveFile': {
        const file = demand(args.tempFilePath);
        const name = args.filePath || `http://usr/${crypto.randomBytes(6).toString('hex')}.${args.tempFilePath.split('.').pop()}`;
        this.put(name, file);
        return { savedFilePath: name };
      }
      case 'copyFile':
        this.put(args.destPath, demand(args.srcPath));
        return {};
      default:
        return {};
    }
  }
}

module.exports = { Files };
