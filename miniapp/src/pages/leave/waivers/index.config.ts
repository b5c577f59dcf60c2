export default definePageConfig({ navigationBarTitleText: '特殊情况的书面批准' })
