export default definePageConfig({ navigationBarTitleText: '数据保存和删除', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
