export default definePageConfig({ navigationBarTitleText: '修改应急预案', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
